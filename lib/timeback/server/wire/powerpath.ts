import 'server-only'
import { createNewAttempt, finalStudentAssessmentResponse, getAttempts, resetAttempt } from './attempts.ts'
import { getFromCollection, listCollection } from './collections/collections.ts'
import { getAssessmentProgress } from './get-assessment-progress.ts'
import { getNextQuestion } from './get-next-question.ts'
import { getItemFile } from './item-file.ts'
import {
  getCourseProgress,
  getLessonPlan,
  getLessonPlanOperations,
  getLessonPlanStructure,
  getLessonPlanTree,
} from './lesson-plans.ts'
import {
  getAllPlacementTests,
  getCurrentLevel,
  getNextPlacementTest,
  getPlacement,
  getSubjectProgress,
} from './placement.ts'
import { getSyllabus } from './syllabus.ts'
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
