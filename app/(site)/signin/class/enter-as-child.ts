import { postAuth } from '#app/_shell/post-auth.ts'
import { signInProblem } from '#app/(site)/signin/sign-in-problem.ts'

/** Signs a child in by what they gave; says where to go on, or what was wrong. */
export async function enterAsChild(
  fields: Record<string, string>,
): Promise<{ url: string } | { problem: string }> {
  try {
    const { ok, url, code } = await postAuth('callback/child', fields)
    if (ok && url !== undefined) return { url }
    if (url !== undefined) return { problem: signInProblem('ChildKeyWrong') }
    return { problem: signInProblem(String(code)) }
  } catch {
    return { problem: signInProblem('Offline') }
  }
}
