import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Sprachnachricht aufnehmen',
    recorder: 'Sprachnachricht',
    cancelRecording: 'Aufnahme abbrechen',
    finishRecording: 'Aufnahme beenden',
    askingForMicrophone: 'Wartet auf das Mikrofon …',
    recordingStarted: 'Aufnahme läuft. Eingabetaste beendet sie, Escape bricht sie ab.',
    recordedFor: 'Aufgenommen: {time}',
    transcribing: 'Was Sie sagten, wird aufgeschrieben …',
    transcribed: 'Zu Ihrer Nachricht hinzugefügt: {text}',
    cancelled: 'Aufnahme abgebrochen',
    tryAgain: 'Erneut versuchen',
    dismiss: 'Schließen',

    readAloud: 'Vorlesen',
    cancelReading: 'Vorlesen abbrechen',
    pause: 'Anhalten',
    resume: 'Weiter',
    play: 'Abspielen',
    playHint: 'Ihr Browser spielt Ton erst nach einem Druck auf die Schaltfläche.',
    readByItself: 'Antworten automatisch vorlesen',

    problems: {
      insecure: 'Sprachnachrichten gehen nur auf Seiten mit sicherer Adresse (https).',
      unsupported: 'Dieser Browser kann keinen Ton aufnehmen.',
      NotAllowedError:
        'Das Mikrofon ist gesperrt. Erlauben Sie es für diese Seite in den Einstellungen Ihres Browsers (oft das Symbol neben der Adresse) und versuchen Sie es dann erneut.',
      SecurityError: 'Diese Seite lässt den Chat das Mikrofon nicht benutzen.',
      NotFoundError:
        'Es wurde kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es dann erneut.',
      NotReadableError:
        'Das Mikrofon ließ sich nicht öffnen. Vielleicht benutzt es gerade ein anderes Programm.',
      recorder: 'Die Aufnahme hat nicht geklappt. Bitte versuchen Sie es erneut.',
      tooShort: 'Das war zu kurz. Sprechen Sie einen Moment und beenden Sie dann.',
      silent: 'Es war nichts zu hören. Ist das Mikrofon stumm geschaltet?',
      noWords: 'Es waren keine Wörter zu verstehen. Bitte versuchen Sie es erneut.',
      nothingToRead: 'In dieser Antwort gibt es nichts vorzulesen.',
      unplayable: 'Der Ton konnte nicht abgespielt werden.',
      speechFailed: 'Die Antwort konnte nicht vorgelesen werden.',
    },

    errors: {
      network:
        'Die Sprachnachricht konnte nicht gesendet werden. Sie bleibt erhalten: Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
      timeout:
        'Das Aufschreiben der Sprachnachricht hat zu lange gedauert. Sie bleibt erhalten: Versuchen Sie es erneut.',
      bad_response: 'Die Sprachnachricht konnte nicht aufgeschrieben werden.',
      audio_too_large: 'Die Sprachnachricht ist zu lang für diesen Assistenten.',
      request_entity_too_large: 'Die Sprachnachricht ist zu lang für diesen Assistenten.',
      unsupported_audio_type: 'Dieser Assistent kann die Aufnahme nicht lesen.',
      unsupported_media_type: 'Dieser Assistent kann die Aufnahme nicht lesen.',
      speech_to_text_disabled: 'Dieser Assistent nimmt zurzeit keine Sprachnachrichten an.',
      provider_not_support_speech_to_text: 'Dieser Assistent nimmt zurzeit keine Sprachnachrichten an.',
      invalid_param: 'Dieser Assistent nimmt zurzeit keine Sprachnachrichten an.',
      no_audio_uploaded: 'Die Sprachnachricht kam leer an. Bitte nehmen Sie sie noch einmal auf.',
      bad_request_key_error: 'Die Sprachnachricht kam leer an. Bitte nehmen Sie sie noch einmal auf.',
      completion_request_error:
        'Die Sprachnachricht konnte nicht aufgeschrieben werden. Sie bleibt erhalten: Versuchen Sie es erneut.',
    },
  },
};
