export function Doctor() {
  return <div class="doctor" />;
}
