import type { Rules } from './rule.ts'
import type { World } from './world.ts'

export const contentRules: Rules = {
  'POST /api/teacher/packages': { body: toForm, others: 'all' },
  'GET /api/teacher/lessons/[lessonId]/package': {
    params: ({ lessonId }) => ({ lessonId }),
    others: 'all',
  },
}

function toForm({ lessonPackage, courseCode }: World): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(lessonPackage)]), 'lesson.zip')
  form.set('course', courseCode)
  return form
}
