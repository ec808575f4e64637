/** What students open in a headset; names are snake_case on this wire (http contract, VR). */
export type VrPackage = {
  id: string
  title: string
  version: string
  target_platforms: string[]
  launch_url: string | null
  /** The linked activity: passing it, or completing it without a score, counts as one unit of its course. */
  activity_id: string | null
}
