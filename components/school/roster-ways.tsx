import { RosterTableImport, RosterZipImport } from './roster-import.tsx'

/** The two ways in which a roster comes: from a spreadsheet, or from the school’s own system. */
export function RosterWays() {
  return (
    <div className="grid gap-12">
      <section aria-labelledby="table" className="grid gap-4">
        <h2 id="table" className="text-2xl font-bold">
          From a spreadsheet
        </h2>
        <RosterTableImport />
      </section>
      <section aria-labelledby="zip" className="grid gap-4">
        <h2 id="zip" className="text-2xl font-bold">
          From the school’s system
        </h2>
        <RosterZipImport />
      </section>
    </div>
  )
}
