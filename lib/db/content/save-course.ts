import 'server-only'

export type CourseInput = {
  code: string
  title: string
  subject: string
  grade: number | null
  totalLessons: number
  sortOrder: number
}
