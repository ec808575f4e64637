import Link from 'next/link'

const textLink = 'font-semibold text-accent underline-offset-4 hover:underline'

/** What can be done with a class beside looking at it. */
export function ClassPlaces({ classId }: { classId: string }) {
  const page = (name: string) => `/teacher/classes/${classId}/${name}`
  const file = (kind: string) => `/api/teacher/classes/${classId}/export.csv?kind=${kind}`
  return (
    <nav aria-label="Class" className="flex flex-wrap gap-x-5 gap-y-1">
      <Link href={page('assignments')} className={textLink}>
        Assignments
      </Link>
      <Link href={page('people')} className={textLink}>
        People and settings
      </Link>
      <Link href={page('audit')} className={textLink}>
        Who did what
      </Link>
      <a href={file('answers')} download className={textLink}>
        Answers as CSV
      </a>
      <a href={file('questions')} download className={textLink}>
        Scores as CSV
      </a>
      <a href={`/api/teacher/classes/${classId}/results.zip`} download className={textLink}>
        OneRoster results
      </a>
    </nav>
  )
}
