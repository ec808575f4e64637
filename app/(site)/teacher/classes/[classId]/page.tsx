import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ClassGridView } from '#components/teacher/class-grid.tsx'
import { NeedsHelp } from '#components/teacher/needs-help.tsx'
import { plural } from '#components/ui/format.ts'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { getClassGrid } from '#lib/teacher/classes.ts'

type Props = PageProps<'/teacher/classes/[classId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const grid = await getClassGrid(await requireTeacher(), (await params).classId)
  return grid ? { title: grid.title } : {}
}

export default async function ClassPage({ params }: Props) {
  const actor = await requireTeacher()
  const { classId } = await params
  const grid = await getClassGrid(actor, classId)
  if (!grid) notFound()
  return (
    <PageFrame>
      <PageHeader title={grid.title} above={<BackLink href="/teacher">Classes</BackLink>}>
        {plural(grid.students.length, 'student')}
      </PageHeader>
      <div className="grid grid-cols-1 gap-10">
        <NeedsHelp grid={grid} />
        <ClassGridView grid={grid} />
      </div>
    </PageFrame>
  )
}
