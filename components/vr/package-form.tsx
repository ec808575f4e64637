'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { VrPackage } from '#lib/timeback/contract/vr.ts'

type Known = { package: VrPackage; link: Link | null }
type Course = { code: string; title: string }

/** Makes a package, or changes one. */
export function PackageForm({ known = null, courses }: { known?: Known | null; courses: Course[] }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)
  const form = useFocusInvalid(problem)
  const fields = problem?.fields ?? {}
  const made = known?.package

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    const body = toPackageBody(new FormData(event.currentTarget), known?.link ?? null)
    const answer = made
      ? await send<{ package: VrPackage }>('PATCH', `/api/vr-packages/${made.id}`, body)
      : await send<{ package: VrPackage }>('POST', '/api/vr-packages', body)
    if (!answer) return
    setSaved(true)
    if (made) router.refresh()
    else router.push(`/teacher/vr/${answer.package.id}`)
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      noValidate
      inert={!hydrated}
      className="grid max-w-xl gap-5"
    >
      <TextField label="Title" name="title" defaultValue={made?.title} required error={fields.title} />
      <TextField
        label="Version"
        name="version"
        defaultValue={made?.version ?? '1.0.0'}
        required
        error={fields.version}
        className="max-w-40"
      />
      <TextField
        label="Headsets"
        name="platforms"
        defaultValue={made?.target_platforms.join(', ')}
        hint="Separated by commas, for example quest2, quest3."
        error={firstOf(fields, 'target_platforms')}
      />
      <TextField
        label="Launch address"
        name="launch_url"
        type="url"
        defaultValue={made?.launch_url ?? ''}
        hint="What students open in the headset, if it has an address."
        error={fields.launch_url}
      />
      <fieldset className="grid gap-5 rounded-card border border-line p-5">
        <legend className="px-2 text-lg font-semibold">Counts for a course</legend>
        <SelectField
          label="Course"
          name="course"
          defaultValue={known?.link?.course ?? ''}
          hint="It counts as one lesson of it for each student who passes: with 70 or more, or without a score."
          error={firstOf(fields, 'activity.course')}
        >
          <option value="">No course</option>
          {courses.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Activity"
          name="activity"
          defaultValue={known?.link?.name ?? ''}
          hint="What it is called there. The title, if you leave it empty."
          error={fields['activity.name']}
        />
      </fieldset>
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Saving…' : made ? 'Save changes' : 'Create package'}
        </Button>
        <p role="status" className="text-soft">
          {saved && made ? 'Saved.' : ''}
        </p>
      </div>
    </form>
  )
}

/** The message of a field or of anything within it. */
function firstOf(fields: Record<string, string>, name: string): string | undefined {
  const path = Object.keys(fields).find((each) => each === name || each.startsWith(`${name}.`))
  return path === undefined ? undefined : fields[path]
}

/** What a package counts for: an activity of a course. */
type Link = { name: string; course: string }

/** The form as the wire takes it; the link only if it was changed: another course begins anew. */
function toPackageBody(form: FormData, link: Link | null): object {
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
