import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { readView } from '#components/teacher/board-view.ts'
import { ClassBoardView } from '#components/teacher/class-board.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { ClassPlaces } from '#components/work/class-places.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getClassPage, getClassTitle } from '#lib/teacher/classes.ts'

type Props = PageProps<'/teacher/classes/[classId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = await getClassTitle(await requireTeacher(), (await params).classId)
  return title === null ? {} : { title }
}

export default async function ClassPage({ params, searchParams }: Props) {
  const actor = await requireTeacher()
  const { classId } = await params
  const view = readView(await searchParams)
  const found = await getClassPage(actor, { classId, course: view.course ?? undefined })
  if (!found) notFound()
  const { id, title, courses, course, board, readAt } = found
  return (
    <PageFrame wide>
      <PageHeader isLow title={title} above={<BackLink href="/teacher">Classes</BackLink>}>
        <div className="flex flex-wrap gap-x-5 gap-y-1">
          {plural(board.rows.length, 'student')}
          <ClassPlaces classId={id} />
        </div>
      </PageHeader>
      <ClassBoardView id={id} courses={courses} board={board} readAt={readAt} view={{ ...view, course }} />
    </PageFrame>
  )
}
