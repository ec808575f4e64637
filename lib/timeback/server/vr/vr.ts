import 'server-only'
import { listCourses } from '#lib/timeback/server/courses/courses.ts'
import { acceptStatements, launchSession } from './headset.ts'
import {
  assignPackage,
  createPackage,
  deletePackage,
  getPackage,
  listPackages,
  unassignPackage,
  updatePackage,
} from './packages.ts'
import {
  activityProgress,
  completeSession,
  createSession,
  getLaunch,
  getSession,
  history,
  listSessions,
  listStudentWork,
} from './sessions.ts'

/** The VR namespace: packages, sessions and what they lead to (seed 001). */
export const vr = {
  listCourses,
  listPackages,
  getPackage,
  createPackage,
  updatePackage,
  deletePackage,
  assignPackage,
  unassignPackage,
  listStudentWork,
  listSessions,
  history,
  getSession,
  getLaunch,
  createSession,
  completeSession,
  activityProgress,
  launchSession,
  acceptStatements,
}
