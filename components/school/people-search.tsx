import { SelectField, TextField } from '#components/forms/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { type Role, roles } from '#lib/std/terms.ts'
import { roleWords } from './role-words.ts'

/** Looks for people by name, address and role; a plain form, which needs no script. */
export function PeopleSearch({ search, role }: { search: string; role: Role | undefined }) {
  return (
    <search>
      <form action="/admin/people" className="flex flex-wrap items-end gap-4">
        <div className="min-w-0 flex-1 basis-64">
          <TextField
            label="Name or email"
            type="search"
            name="search"
            defaultValue={search}
            maxLength={200}
          />
        </div>
        <div className="basis-48">
          <SelectField label="Role" name="role" defaultValue={role ?? ''}>
            <option value="">Everybody</option>
            {roles.map((one) => (
              <option key={one} value={one}>
                {roleWords[one]}
              </option>
            ))}
          </SelectField>
        </div>
        <Button type="submit" kind="secondary">
          Search
        </Button>
      </form>
    </search>
  )
}
