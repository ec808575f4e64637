'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { TextAreaField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid } from '#components/forms/use-send.tsx'
import { useUpload } from '#components/forms/use-upload.ts'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { RosterAnswer } from '#lib/timeback/contract/roster.ts'
import { RosterProblems, RosterReport } from './roster-report.tsx'

type Checked = { form: FormData; answer: RosterAnswer; isDone: boolean }

/** Two steps: what a roster would change is shown line by line, then the same file is brought in. */
function RosterImport({ path, action, children }: { path: string; action: string; children: Fields }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { progress, problem, upload } = useUpload()
  const [checked, setChecked] = useState<Checked | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useFocusInvalid(problem)
  const lines = Object.entries(problem?.fields ?? {}).filter(([field]) => field.includes(':'))
  const busy = progress !== null

  useEffect(() => {
    if (checked) heading.current?.focus()
  }, [checked])

  async function check(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setChecked(null)
    const data = new FormData(event.currentTarget)
    const answer = await upload<RosterAnswer>(`${path}?dryRun=true`, data)
    if (answer) setChecked({ form: data, answer, isDone: false })
  }

  async function bring({ form: data }: Checked) {
    const answer = await upload<RosterAnswer>(path, data)
    // What was right a moment ago is not any more: the report of it holds no longer.
    setChecked(answer && { form: data, answer, isDone: true })
    if (answer) router.refresh()
  }

  return (
    <div className="grid gap-6">
      <form
        ref={form}
        onSubmit={(event) => void check(event)}
        onChange={() => setChecked(null)}
        noValidate
        inert={!hydrated}
        className="grid max-w-xl gap-5"
      >
        {children(problem?.fields ?? {})}
        {lines.length === 0 && <SendProblem problem={problem} />}
        <Button
          type="submit"
          kind={checked ? 'secondary' : 'primary'}
          disabled={busy}
          className="justify-self-start"
        >
          {action}
        </Button>
        <p role="status" className="text-soft empty:hidden">
          {busy &&
            (progress < 1 ? `Sending: ${Math.floor(100 * progress)} %` : 'Comparing with what is here…')}
        </p>
      </form>
      {lines.length > 0 && <RosterProblems lines={lines} />}
      {checked && (
        <RosterReport ref={heading} answer={checked.answer} isDone={checked.isDone}>
          {!checked.isDone && (
            <Button disabled={busy} onClick={() => void bring(checked)} className="justify-self-start">
              Import {plural(countOf(checked.answer), 'line')}
            </Button>
          )}
        </RosterReport>
      )}
    </div>
  )
}

type Fields = (errors: Record<string, string>) => ReactNode

const countOf = ({ rows }: RosterAnswer) => rows.length

/** A zip of OneRoster tables, as a school’s own system writes it. */
export function RosterZipImport() {
  return (
    <RosterImport path="/api/teacher/rosters" action="Check the file">
      {(errors) => (
        <TextField
          label="Roster"
          name="file"
          type="file"
          required
          accept=".zip,application/zip"
          hint="A zip of OneRoster 1.2 CSV, up to 50 MB unpacked."
          error={errors.file}
        />
      )}
    </RosterImport>
  )
}

/** Cells copied from a spreadsheet, or a saved one. */
export function RosterTableImport() {
  const [isFile, setIsFile] = useState(false)
  return (
    <RosterImport path="/api/teacher/rosters/table" action="Check the lines">
      {(errors) => (
        <>
          {isFile ? (
            <TextField
              label="Spreadsheet"
              name="file"
              type="file"
              required
              accept=".csv,.tsv,.txt,text/csv"
              hint="Saved as CSV, with the columns name, email and class."
              error={errors.file}
            />
          ) : (
            <TextAreaField
              label="Lines"
              name="text"
              required
              rows={6}
              autoComplete="off"
              spellCheck={false}
              placeholder={'Ann Lee, ann@school.example, 3 A'}
              hint="Copy the cells of a spreadsheet and paste them: name, email and class."
              error={errors.text ?? errors.file}
            />
          )}
          <label className="flex min-h-11 items-center gap-3 text-lg">
            <input
              type="checkbox"
              checked={isFile}
              onChange={({ target }) => setIsFile(target.checked)}
              className="size-5"
            />
            I have it as a file
          </label>
        </>
      )}
    </RosterImport>
  )
}
