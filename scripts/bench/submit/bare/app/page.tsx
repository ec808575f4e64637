/** Rendered for each request, as every page of the app is. */
export const dynamic = 'force-dynamic'

export default function Page() {
  return (
    <main>
      <h1>A bare page</h1>
    </main>
  )
}
