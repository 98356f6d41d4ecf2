/** A page token of this checkout, as a client that is no page gets it. */
export async function takePageToken(proxyUrl: string, clientToken: string): Promise<string> {
  const answer = await fetch(`${proxyUrl}/v1/pages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientToken }),
  });
  const { pageToken } = (await answer.json()) as { pageToken: string };
  return pageToken;
}

/** The status with which a page that has this token is answered. */
export async function useToken(proxyUrl: string, pageToken: string): Promise<number> {
  const answer = await fetch(`${proxyUrl}/v1/session`, { headers: { authorization: `Bearer ${pageToken}` } });
  await answer.body?.cancel();
  return answer.status;
}
