/** The accounts that `DEMO=1` offers without a password. */
export const demoAccounts = [
  { email: 'student@example.com', name: 'Student One', about: 'Student, class A' },
  { email: 'student2@example.com', name: 'Student Two', about: 'Student, class A' },
  { email: 'student3@example.com', name: 'Student Three', about: 'Student, class B' },
  { email: 'teacher@example.com', name: 'Teacher One', about: 'Teacher, class A' },
  { email: 'teacher2@example.com', name: 'Teacher Two', about: 'Teacher, class B' },
  { email: 'admin@example.com', name: 'Administrator', about: 'All classes' },
]
