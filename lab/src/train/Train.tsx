export function Train() {
  return <div class="train" />;
}
