import { afterAll, afterEach } from 'vitest'
import { refuseComplaints } from './refuse-complaints.ts'

/** What a test logs as an error or a warning fails it; one that expects such puts a spy in the console's place. */
const expectNoComplaints = refuseComplaints(console)

afterEach(expectNoComplaints)
afterAll(expectNoComplaints)
