export function Runs() {
  return <div class="runs" />;
}
