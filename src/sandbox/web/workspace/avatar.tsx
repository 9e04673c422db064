/** A square with a person's initials; the colour depends on the id alone. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const hue = Array.from(id).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360,
    7,
  );
  const initials = name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  return (
    <span class="avatar" style={{ background: `hsl(${hue} 45% 42%)` }} aria-hidden="true">
      {initials}
    </span>
  );
}
