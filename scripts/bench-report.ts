/** What a bench prints, and its figures by whole name, such as `qti.total`: ratios measured in the same run, or shares. */
export type BenchReport = { text: string; ratios: Record<string, number> }
