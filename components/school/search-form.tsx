import type { ReactNode } from 'react'
import { TextField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'

type Props = {
  action: string
  label: string
  search: string
  name?: string
  /** What else it can be looked for by. */
  children?: ReactNode
}

/** Looks for something by a part of its name; a plain form, which needs no script. */
export function SearchForm({ action, label, search, name = 'search', children }: Props) {
  return (
    <search>
      <form action={action} className="flex max-w-2xl flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <TextField label={label} type="search" name={name} defaultValue={search} maxLength={200} />
        </div>
        {children}
        <Button type="submit" kind="secondary">
          Search
        </Button>
      </form>
    </search>
  )
}
