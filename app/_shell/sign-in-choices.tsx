'use client'

import { ArrowRight } from 'lucide-react'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'

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
  const hydrated = useHydrated()

  async function enter(provider: string, email?: string) {
    setPressed(email ?? provider)
    await signIn(provider, { callbackUrl: goal, ...(email !== undefined && { email }) })
  }

  if (accounts.length + providers.length === 0)
    return (
      <Notice title="No way to sign in is set up yet.">
        Ask whoever runs this site to set up a sign-in provider.
      </Notice>
    )
  return (
    <div inert={!hydrated} className="grid gap-6">
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
