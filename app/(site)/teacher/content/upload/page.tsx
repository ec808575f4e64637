import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { UploadPackage } from '#components/content/upload-package.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { BackLink, PageHeader } from '#components/ui/page-header.tsx'
import { requireTeacher } from '#lib/auth/require-actor.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { listContent } from '#lib/timeback/server/authoring/content.ts'

export const metadata: Metadata = { title: 'Upload a package' }

export default async function UploadPage() {
  const { courses } = await listContent(appDeps(), await requireTeacher())
  return (
    <PageFrame>
      <PageHeader title="Upload a package" above={<BackLink href="/teacher/content">Content</BackLink>}>
        A zipped QTI content package, version 2 or 3. What of it cannot be read is told, file by file.
      </PageHeader>
      {courses.length === 0 ? (
        <EmptyState title="No courses yet">
          Lessons stand in courses: an administrator makes the first.
        </EmptyState>
      ) : (
        <UploadPackage courses={courses.map(({ code, title }) => ({ code, title }))} />
      )}
    </PageFrame>
  )
}
