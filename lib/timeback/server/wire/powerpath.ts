import 'server-only'
import { createNewAttempt, finalStudentAssessmentResponse, getAttempts, resetAttempt } from './attempts.ts'
import { getFromCollection, listCollection } from './collections/collections.ts'
import {
  getCourseProgress,
  getLessonPlan,
  getLessonPlanOperations,
  getLessonPlanStructure,
  getLessonPlanTree,
  getSyllabus,
} from './course-plans.ts'
import { getAssessmentProgress } from './get-assessment-progress.ts'
import { getItemFile } from './item-file.ts'
import {
  getAllPlacementTests,
  getCurrentLevel,
  getNextPlacementTest,
  getPlacement,
  getSubjectProgress,
} from './placement.ts'
import { getNextQuestion } from './questions.ts'
import { updateStudentQuestionResponse } from './update-student-question-response.ts'

/** The calls of PowerPath over the embedded lessons, under the names that they have there (protocol §1). */
export const powerpath = {
  createNewAttempt,
  getAttempts,
  getAssessmentProgress,
  getNextQuestion,
  updateStudentQuestionResponse,
  finalStudentAssessmentResponse,
  resetAttempt,
  listCollection,
  getFromCollection,
  getItemFile,
  getSyllabus,
  getCourseProgress,
  getLessonPlan,
  getLessonPlanTree,
  getLessonPlanStructure,
  getLessonPlanOperations,
  getAllPlacementTests,
  getCurrentLevel,
  getNextPlacementTest,
  getSubjectProgress,
  getPlacement,
}
