/** The floor: what Next and the machine take for any request at all. */
export async function POST(request: Request): Promise<Response> {
  return Response.json(await request.json())
}
