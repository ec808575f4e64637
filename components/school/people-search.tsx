import { SelectField } from '#components/forms/field.tsx'
import { type Role, roles } from '#lib/std/terms.ts'
import { roleWords } from './role-words.ts'
import { SearchForm } from './search-form.tsx'

/** Looks for people by name, address and role. */
export function PeopleSearch({ search, role }: { search: string; role: Role | undefined }) {
  return (
    <SearchForm action="/admin/people" label="Name or email" search={search}>
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
    </SearchForm>
  )
}
