/** Where the document is that a custom interaction runs in; pages may frame nothing else. */
export const frameAddress = '/api/timeback/interaction-frame'
