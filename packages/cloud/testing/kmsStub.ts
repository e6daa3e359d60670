type Asked = { KeyId: string; EncryptionContext: Record<string, string> };

/** KMS as far as the logs' keys use it: what it seals opens under the same key and context only. */
export function kmsStub() {
  const asked: (Asked & { operation: string })[] = [];
  return {
    asked,
    async answer(request: Request): Promise<Response> {
      const operation = request.headers.get('x-amz-target')!.replace('TrentService.', '');
      const input = (await request.json()) as Asked & { Plaintext?: string; CiphertextBlob?: string };
      const { KeyId, EncryptionContext } = input;
      asked.push({ operation, KeyId, EncryptionContext });
      const under = JSON.stringify([KeyId, EncryptionContext]);
      if (operation === 'Encrypt') {
        const sealed = Buffer.from(JSON.stringify({ under, Plaintext: input.Plaintext })).toString('base64');
        return Response.json({ CiphertextBlob: sealed });
      }
      const opened = JSON.parse(Buffer.from(input.CiphertextBlob!, 'base64').toString());
      return opened.under === under
        ? Response.json({ Plaintext: opened.Plaintext })
        : Response.json({ __type: 'InvalidCiphertextException' }, { status: 400 });
    },
  };
}
