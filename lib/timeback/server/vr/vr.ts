import 'server-only'
import { activityProgress } from './activity-progress.ts'
import { assignPackage, unassignPackage } from './assignments.ts'
import { completeSession } from './complete-session.ts'
import { acceptStatements, launchSession } from './headset.ts'
import {
  createPackage,
  deletePackage,
  getPackage,
  listCourses,
  listPackages,
  updatePackage,
} from './packages.ts'
import { createSession, getLaunch, getSession, history, listSessions, listStudentWork } from './sessions.ts'

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
