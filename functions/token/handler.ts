import { type Attributes, type Claims, claimsOf } from './claims.ts';

/** Of Cognito's event, version 2, what is read and written here. */
type TokenEvent = {
  userName: string;
  request: { userAttributes: Attributes };
  response: {
    claimsAndScopeOverrideDetails?: { accessTokenGeneration: { claimsToAddOrOverride: Claims } };
  };
};

/** Cognito's trigger before it makes tokens: adds the city and the login to a person's access token. */
export async function handler<Event extends TokenEvent>(event: Event): Promise<Event> {
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: {
        claimsToAddOrOverride: claimsOf(event.userName, event.request.userAttributes),
      },
    },
  };
  return event;
}
