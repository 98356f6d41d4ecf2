/** A time in seconds as `0:41`, `12:05` or `1:02:09`. */
export function elapsed(time: number): string {
  const seconds = Math.max(0, Math.floor(time));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
