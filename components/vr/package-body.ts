/** What a package counts for: an activity of a course. */
export type Link = { name: string; course: string }

/** The form as the wire takes it; the link only if it was changed: another course begins anew. */
export function toPackageBody(form: FormData, link: Link | null): object {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const chosen =
    text('course') === '' ? null : { name: text('activity') || text('title'), course: text('course') }
  const same = chosen?.name === link?.name && chosen?.course === link?.course
  return {
    title: text('title'),
    version: text('version'),
    target_platforms: text('platforms')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    launch_url: text('launch_url') || null,
    ...(!same && { activity: chosen && { name: chosen.name, course: { code: chosen.course } } }),
  }
}
