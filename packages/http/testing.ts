/** The JSON of a response, of any shape: tests assert what they need of it. */
// biome-ignore lint/suspicious/noExplicitAny: the assertions are the types here
export const bodyOf = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json();
