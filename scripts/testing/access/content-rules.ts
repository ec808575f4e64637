import type { Rules } from './rule.ts'
import type { World } from './world.ts'

export const contentRules: Rules = {
  'POST /api/teacher/packages': { body: toForm, others: 403 },
  'GET /api/teacher/lessons/[lessonId]/package': {
    params: ({ draftId }) => ({ lessonId: draftId }),
    others: 404,
  },
}

function toForm({ lessonPackage, packageCourse }: World): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(lessonPackage)]), 'lesson.zip')
  form.set('course', packageCourse)
  return form
}
