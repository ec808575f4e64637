type Box = { x: number; y: number; width: number; height: number }

/** The outline of a river stone inside a box: rounded, leaning to one side or the other by `turn`. */
export function pebblePath({ x, y, width, height }: Box, turn: number): string {
  const [crest, belly, foot] = turnings[turn % turnings.length] ?? [0.5, 0.55, 0.5]
  const at = (right: number, down: number) => `${round(x + right * width)} ${round(y + down * height)}`
  return [
    `M${at(0, belly)}`,
    `C${at(0, belly - 0.32)} ${at(crest - 0.3, 0)} ${at(crest, 0)}`,
    `S${at(1, belly - 0.3)} ${at(1, belly)}`,
    `S${at(foot + 0.33, 1)} ${at(foot, 1)}`,
    `S${at(0, belly + 0.32)} ${at(0, belly)}Z`,
  ].join('')
}

/** Where the top is highest, where the left side is widest, where the foot stands; shares of the box. */
const turnings = [
  [0.42, 0.56, 0.5],
  [0.58, 0.48, 0.46],
  [0.5, 0.6, 0.54],
] as const

function round(value: number): number {
  return Math.round(value * 100) / 100
}
