/** The demo cities' province, with its administrator, somebody who looks after its cities, and an auditor; all fictional. */
export const demoProvince = {
  code: '620000',
  name: '甘肃省',
  people: [
    { login: 'gansu-admin', name: '潘启明', role: 'province-admin' },
    { login: 'gansu-province', name: '魏静怡', role: 'province' },
    { login: 'gansu-auditor', name: '陆文博', role: 'auditor' },
  ],
};
