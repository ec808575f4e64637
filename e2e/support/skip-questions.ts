import { type APIRequestContext, expect } from 'playwright/test'

/** Opens an adaptive lesson, or resumes it, and says “I don’t know yet” until `answers` were given in all. */
export async function skipQuestions(
  request: APIRequestContext,
  { lessonId, answers }: { lessonId: string; answers: number },
): Promise<void> {
  const post = async (path: string, data: object) => {
    const answer = await request.post(`/api/timeback/lessons/${path}`, { data: { lessonId, ...data } })
    expect(answer.status(), path).toBe(200)
    return answer.json()
  }
  const { attempt } = await post('start', {})
  const path = `/api/timeback/lessons/attempts/details?lessonId=${lessonId}&attempt=${attempt}`
  const { totalQuestions } = await (await request.get(path)).json()
  for (let answered = totalQuestions; answered < answers; answered++) {
    const { question } = await post('next', {})
    await post('submit', { question: question.id, skipped: true })
  }
}
