'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid } from '#components/forms/use-send.tsx'
import { useUpload } from '#components/forms/use-upload.ts'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ImportReport } from '#lib/timeback/contract/content.ts'
import { PackageReport } from './package-report.tsx'

type Props = { courses: { code: string; title: string }[] }

/** Sends a zipped package, tells how far it is, and then what became of each of its files. */
export function UploadPackage({ courses }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { progress, problem, upload } = useUpload()
  const [report, setReport] = useState<(ImportReport & { course: string }) | null>(null)
  const form = useFocusInvalid(problem)
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (report) heading.current?.focus()
  }, [report])

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setReport(null)
    const data = new FormData(event.currentTarget)
    const answer = await upload<ImportReport>('/api/teacher/packages', data)
    if (!answer) return
    setReport({ ...answer, course: String(data.get('course')) })
    router.refresh()
  }

  const busy = progress !== null
  return (
    <div className="grid gap-8">
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        inert={!hydrated}
        className="grid max-w-xl gap-5"
      >
        <TextField
          label="Package"
          name="file"
          type="file"
          required
          accept=".zip,application/zip"
          error={problem?.fields.file}
        />
        <SelectField label="Course" name="course" error={problem?.fields.course}>
          {courses.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </SelectField>
        <SendProblem problem={problem} />
        <div>
          <Button type="submit" disabled={busy}>
            Upload
          </Button>
        </div>
        <div role="status">{busy && <Progress share={progress} />}</div>
      </form>
      {report && <PackageReport ref={heading} report={report} />}
    </div>
  )
}

function Progress({ share }: { share: number }) {
  return (
    <div className="grid gap-1">
      <progress aria-label="Upload" value={share} max={1} className="w-full" />
      <p className="text-soft">
        {share < 1 ? `Uploading: ${Math.floor(100 * share)} %` : 'Reading the questions…'}
      </p>
    </div>
  )
}
