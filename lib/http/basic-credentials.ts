import 'server-only'

type Credentials = { clientId: string; clientSecret: string }

/**
 * What `Authorization: Basic` says, or `null` if it is not that. RFC 6749 §2.3.1 has both parts form-encoded, and
 * many clients (`curl -u` among them) send them as they are: where these readings differ, both come back, the
 * standard's first. None, if it is Basic and cannot be read.
 */
export function basicCredentials(authorization: string | null): Credentials[] | null {
  const [, encoded] = /^Basic(?: +(.*))?$/i.exec(authorization?.trim() ?? '') ?? [undefined, undefined]
  if (authorization === null || !/^Basic( |$)/i.test(authorization.trim())) return null
  if (encoded === undefined || !/^[\w+/=-]+$/.test(encoded)) return []
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  if (colon < 0) return []
  const plain = { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) }
  const [clientId, clientSecret] = [formDecoded(plain.clientId), formDecoded(plain.clientSecret)]
  if (clientId === null || clientSecret === null) return [plain]
  const isSame = clientId === plain.clientId && clientSecret === plain.clientSecret
  return isSame ? [plain] : [{ clientId, clientSecret }, plain]
}

/** `null` for what nobody can have encoded. */
function formDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}
