export function Surfaces() {
  return <div class="surfaces" />;
}
