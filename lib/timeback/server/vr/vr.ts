import 'server-only'
import { acceptStatements, launchSession } from './headset.ts'
import {
  assignPackage,
  createPackage,
  deletePackage,
  getPackage,
  listCourses,
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
