/** Where the phone is, as `latitude,longitude`; undefined where the person or the phone does not say so soon. */
export function whereNow(): Promise<string | undefined> {
  if (!('geolocation' in navigator)) return Promise.resolve(undefined);
  return new Promise((done) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => done(`${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`),
      () => done(undefined),
      { enableHighAccuracy: true, timeout: 8_000, maximumAge: 60_000 },
    );
  });
}
