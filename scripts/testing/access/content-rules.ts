import type { Rules } from './rule.ts'
import type { World } from './world.ts'

const draft = {
  kind: 'number',
  title: 'Half of four',
  prompt: 'What is half of 4?',
  value: '2',
  tolerance: '',
}

export const contentRules: Rules = {
  // Before the copy of its lesson, which makes it a question of two.
  'page /teacher/content/questions/[itemId]/edit': {
    params: ({ draftItemId: itemId }) => ({ itemId }),
    others: 404,
  },
  'POST /api/teacher/packages': { body: toForm, others: 403 },
  'GET /api/teacher/lessons/[lessonId]/package': {
    params: ({ draftId }) => ({ lessonId: draftId }),
    others: 404,
  },
  'POST /api/teacher/questions/try': {
    body: ({ draftItemId: itemId }) => ({ itemId, turns: [{ RESPONSE: null }] }),
    others: 404,
  },
  'GET /api/teacher/questions': { others: 'all' },
  'POST /api/teacher/questions': { body: () => ({ draft }), answer: 201, others: 'all' },
  'POST /api/teacher/questions/preview': { body: () => ({ draft }), others: 'all' },
  'POST /api/teacher/questions/[itemId]': {
    params: ({ draftItemId: itemId }) => ({ itemId }),
    body: () => ({ draft }),
    answer: 201,
    others: 404,
  },
  'POST /api/teacher/lessons': {
    body: () => ({ course: 'MATH-3', title: 'New' }),
    answer: 201,
    others: 'all',
  },
  'PATCH /api/teacher/lessons/[lessonId]': {
    params: ofDraft,
    body: () => ({ title: 'Renamed' }),
    others: 404,
  },
  'DELETE /api/teacher/lessons/[lessonId]': { params: ofOwn, answer: 204, others: 403 },
  'POST /api/teacher/lessons/[lessonId]/copy': { params: ofDraft, answer: 201, others: 404 },
  'GET /api/teacher/lessons/[lessonId]/versions': { params: ofDraft, others: 404 },
  'POST /api/teacher/lessons/[lessonId]/versions/[number]/restore': {
    params: () => ({ lessonId: 'own-lesson-1', number: '1' }),
    others: 403,
  },
  'PUT /api/teacher/courses/[courseId]/order': {
    params: ({ courseId }) => ({ courseId }),
    body: ({ orderedLessons: lessons }) => ({ lessons }),
    others: 403,
  },
  'page /teacher/content': { others: 'all' },
  'page /teacher/content/upload': { others: 'all' },
  'page /teacher/content/courses/[courseId]/order': {
    params: ({ courseId }) => ({ courseId }),
    others: 'all',
  },
  'page /teacher/content/lessons/new': { others: 'all' },
  'page /teacher/content/lessons/[lessonId]/edit': { params: ofOwn, others: 404 },
  'page /teacher/content/lessons/[lessonId]': { params: ofDraft, others: 404 },
  'page /teacher/content/lessons/[lessonId]/preview': { params: ofDraft, others: 404 },
  'page /teacher/content/questions/new': { others: 'all' },
  'page /teacher/content/questions/[itemId]': {
    params: ({ draftItemId: itemId }) => ({ itemId }),
    others: 404,
  },
}

function ofDraft({ draftId: lessonId }: World): Record<string, string> {
  return { lessonId }
}

function ofOwn(): Record<string, string> {
  return { lessonId: 'own-lesson-1' }
}

function toForm({ lessonPackage, packageCourse }: World): FormData {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(lessonPackage)]), 'lesson.zip')
  form.set('course', packageCourse)
  return form
}
