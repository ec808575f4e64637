'use client'

import { useState } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { type SignInPolicy, signInPolicies } from '#lib/std/terms.ts'
import type { School } from '#lib/timeback/contract/school.ts'
import { SettingsForm } from './settings-form.tsx'

const policyWords: Record<SignInPolicy, { name: string; about: string }> = {
  known: { name: 'Only people whom the school added', about: 'Nobody else gets in.' },
  domains: {
    name: 'Addresses of the school as well',
    about: 'Whoever has one comes in as a student.',
  },
  anyone: { name: 'Anybody with an account', about: 'Whoever the sign-in service knows.' },
}

/** Who may come that the school has not added. */
export function SignInForm({ school: { signIn } }: { school: School }) {
  const [policy, setPolicy] = useState(signIn.policy)
  const toBody = (data: FormData) => ({
    signIn: {
      policy,
      ...(policy === 'domains' && {
        domains: String(data.get('domains') ?? '')
          .split(/[\s,;]+/)
          .filter(Boolean),
      }),
    },
  })
  return (
    <SettingsForm toBody={toBody}>
      {(wrong) => (
        <>
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-lg font-semibold">Who may sign in</legend>
            {signInPolicies.toReversed().map((one) => (
              <label
                key={one}
                className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2"
              >
                <input
                  type="radio"
                  name="policy"
                  value={one}
                  checked={one === policy}
                  onChange={() => setPolicy(one)}
                  className="size-5 shrink-0 accent-accent"
                />
                <span>
                  <span className="block text-lg font-semibold">{policyWords[one].name}</span>
                  <span className="block text-soft">{policyWords[one].about}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div hidden={policy !== 'domains'}>
            <TextField
              label="Domains"
              name="domains"
              defaultValue={signIn.domains.join(', ')}
              autoComplete="off"
              spellCheck={false}
              placeholder="school.example"
              hint="What stands behind the @, several with commas between."
              error={problemOf(wrong)}
            />
          </div>
          <p className="text-soft">People who have an account here stay in. Lock whoever must not.</p>
        </>
      )}
    </SettingsForm>
  )
}

/** Whichever of the domains is wrong. */
function problemOf(wrong: Record<string, string>): string | undefined {
  return Object.entries(wrong).find(([path]) => path.startsWith('signIn.domains'))?.[1]
}
