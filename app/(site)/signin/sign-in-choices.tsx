'use client'

import { ArrowRight } from 'lucide-react'
import { useState } from 'react'
import { postAuth } from '#app/_shell/post-auth.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { signInProblem } from './sign-in-problem.ts'

type Account = { email: string; name: string; about: string }

/** All the ways in, as buttons. */
export function SignInChoices({
  accounts,
  providers,
  goal,
}: {
  accounts: Account[]
  providers: { id: string; name: string }[]
  goal: string
}) {
  const [pressed, setPressed] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const hydrated = useHydrated()

  async function enter(provider: string, email?: string) {
    setPressed(email ?? provider)
    setProblem(null)
    const leads = await ask(provider, { callbackUrl: goal, ...(email !== undefined && { email }) })
    if ('url' in leads) return location.assign(leads.url)
    setProblem(leads.code)
    setPressed('')
  }

  if (accounts.length + providers.length === 0)
    return (
      <Notice title="No way to sign in is set up yet.">
        Ask whoever runs this site to set up a sign-in provider.
      </Notice>
    )
  return (
    <div inert={!hydrated} className="grid gap-6">
      {problem !== null && (
        <Notice kind="problem" title="You are not signed in.">
          {signInProblem(problem)}
        </Notice>
      )}
      {providers.map(({ id, name }) => (
        <Button key={id} disabled={pressed !== ''} onClick={() => void enter(id)}>
          Sign in with {name}
        </Button>
      ))}
      {accounts.length > 0 && (
        <section aria-labelledby="demo">
          <h2 id="demo" className="mb-3 text-xl font-bold">
            Demo accounts
          </h2>
          <ul className="grid gap-3">
            {accounts.map((account) => (
              <li key={account.email}>
                <DemoButton
                  account={account}
                  pressed={pressed === account.email}
                  disabled={pressed !== ''}
                  onPress={() => void enter('demo', account.email)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Where the sign-in goes on, or the code of what went wrong. */
async function ask(
  provider: string,
  fields: Record<string, string>,
): Promise<{ url: string } | { code: string }> {
  const path = fields.email === undefined ? `signin/${provider}` : `callback/${provider}`
  try {
    const { url, code } = await postAuth(path, fields)
    return url === undefined ? { code: String(code) } : { url }
  } catch {
    return { code: 'Offline' }
  }
}

function DemoButton({
  account: { email, name, about },
  pressed,
  disabled,
  onPress,
}: {
  account: Account
  pressed: boolean
  disabled: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onPress}
      className="flex min-h-16 w-full items-center gap-4 rounded-control border border-edge bg-surface px-5 py-3 text-start transition-colors hover:border-accent hover:bg-accent-tint disabled:border-line"
    >
      <span className="min-w-0 flex-1">
        <span className="block text-lg font-bold">{name}</span>
        <span className="block text-soft">{pressed ? 'Signing in…' : `${about} · ${email}`}</span>
      </span>
      <ArrowRight aria-hidden className="size-6 shrink-0 text-accent rtl:rotate-180" />
    </button>
  )
}
