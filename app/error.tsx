'use client'

import { ProblemPage } from './_shell/problem-page.tsx'

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return <ProblemPage retry={retry} />
}
