/** Names the `timebackId` in whose name a request is made; refused with 401 when somebody else is signed in. */
export const expectedStudentHeader = 'x-expected-student'
