/** What a bench prints, and its figures by name: ratios measured in the same run, or shares. */
export type BenchReport = { text: string; ratios: Record<string, number> }
