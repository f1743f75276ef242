/**
 * What callers say, for generated questions. It is written without the triage scripts of any standard, and no run of four words is in both
 * (generate.test.ts): a desk is not asked its own lines.
 */
export const PHRASES: Readonly<Record<string, readonly string[]>> = {
  crs: [
    'I type in the NHS number and get nobody',
    'the chart of my patient will not come up',
    'his record shows the house he left in 2001',
    'two people share a single record',
    'somebody is down as dead and he just walked in',
    'we cannot put a newborn onto the system',
    'the allergies have vanished from her record',
    'it throws me out of the care records each time I save a note',
    'the care records say that I have no right to see my own patient',
    'discharged patients are still lying in their beds on the record',
    'the spine lookup turns up empty',
    'my role is gone from the care records',
  ],
  'choose-and-book': [
    'GPs tell us that no appointments can be had in our clinic',
    'a referral from the surgery never turned up',
    'the patient holds a booking reference that nothing accepts',
    'the referral will not take its letter',
    'outpatients were booked into a clinic that closed last year',
    'the consultant presses accept on a referral and it stays where it was',
    'people who book on the internet are sent to the wrong hospital',
    'our service is not listed when a practice wants to refer',
    'a hospital appointment made by the GP is not in our diary',
    'choose and book spins for ever when I look for slots',
    'the booking site says try later',
    'cancelling an outpatient appointment gives an exception',
  ],
  eps: [
    'the chemist is still waiting for our script',
    'scripts pile up and none goes out',
    'the doctor presses sign on a prescription and it is refused',
    'a prescription landed with a pharmacy in another town',
    'dispensing says there is no such prescription',
    'the medication was cancelled here and the pharmacy knows nothing',
    'every prescription falls back to paper',
    'repeats are issued twice',
    'we dispensed it and the claim bounced',
    'the patient never asked for this pharmacy to be nominated',
    'electronic prescribing hangs when sending medicines',
    'the bar code of the token is unreadable at the pharmacy',
  ],
  pacs: [
    'no x-rays in theatre and the surgeon waits',
    'last night’s CT is nowhere to be found',
    'the chest film belongs to a different man',
    'the radiologist sees the first image and then nothing',
    'pictures take four minutes each',
    'scans from the other site never arrive here',
    'the MRI pushes its study and the archive refuses it',
    'the ultrasound shows no patients to choose from',
    'I need the old films beside the new ones and they stay away',
    'the image viewer dies on large studies',
    'copying the scan onto a disc ends in an error',
    'reports are there, images are not',
  ],
  'ward-network': [
    'the wifi here is dead',
    'none of our computers can reach anything',
    'the tablets drop off the wireless in bay 2',
    'the network socket behind the desk does nothing',
    'all machines on the floor lost their connection together',
    'there is no signal in the corridor',
    'the wireless wants a password that nobody has',
    'the box in the cabinet that the network cables go into is dark',
    'everything that needs the network crawls',
    'phones on the wireless cut off in the lift lobby',
    'visitors cannot get online',
    'my PC says that its network cable is out',
  ],
  none: [
    'the printer swallowed the paper',
    'I cannot remember my password for Windows',
    'my mailbox is full',
    'a key fell off my keyboard',
    'the payslip is wrong',
    'my bleep is flat',
    'Excel closes by itself',
    'the projector is dim',
    'who mends the lights in the car park',
    'it is all broken',
    'nothing works here',
    'can you help me please',
  ],
};

/** Names that callers give, right and wrong; null where a service has none in common use. */
export const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  crs: ['care records', 'CRS', 'the Spine', 'NCRS', 'the records system'],
  'choose-and-book': ['Choose and Book', 'C&B', 'choose n book', 'Chose and Book', 'the booking thing'],
  eps: ['EPS', 'ETP', 'e-prescriptions', 'electronic prescriptions', 'the prescription service'],
  pacs: ['PACS', 'packs', 'the x-ray system', 'the picture archive', 'the imaging system'],
  'ward-network': ['the network', 'wi-fi', 'the wireless', 'the LAN', 'wifi'],
};

/** Severities that callers claim, mostly wrong. */
export const CLAIMS = [
  'This is a P1.',
  'Not urgent at all.',
  'Severity 4 will do.',
  'Top priority, please!',
  'I was told to say severity one.',
  'No rush.',
] as const;

/** Openings that say nothing. */
export const OPENINGS = [
  'Hello,',
  'Ward 7 here,',
  'Sorry to bother you,',
  'Dr Okafor speaking,',
  'It is me again,',
  'From outpatients:',
] as const;
