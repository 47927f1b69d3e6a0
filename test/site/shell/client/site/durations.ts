/** Time estimates as Jira writes them: `3d 2h 30m`, with days of eight hours and weeks of five days. */
const SECONDS: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3600, m: 60 };

export function formatDuration(seconds: number): string {
  let rest = Math.round(seconds);
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(SECONDS)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${String(count)}${unit}`);
  }
  return parts.join(' ') || '0m';
}

/** `undefined` for text that is no duration. A bare number means hours. */
export function parseDuration(text: string): number | undefined {
  const parts = text.trim().toLowerCase().split(/\s+/);
  let seconds = 0;
  for (const part of parts) {
    const match = /^(\d+(?:\.\d+)?)([wdhm]?)$/.exec(part);
    if (match === null) return undefined;
    seconds += Number(match[1]) * (SECONDS[match[2] === '' ? 'h' : (match[2] ?? 'h')] ?? 3600);
  }
  return Math.round(seconds);
}
