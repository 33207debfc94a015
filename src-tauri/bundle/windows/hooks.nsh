; The machine's file is the administrator's: it is made once, and what became of it since, stays. Users may read the
; folder and not write it: ProgramData alone would let them. A user may have made the folder before: whoever owns it
; could grant it again, and what was granted in it before would stay.
!macro NSIS_HOOK_POSTINSTALL
  SetShellVarContext all
  CreateDirectory "$APPDATA\Countersign"
  nsExec::Exec 'icacls "$APPDATA\Countersign" /setowner *S-1-5-32-544 /T'
  Pop $0
  nsExec::Exec 'icacls "$APPDATA\Countersign" /reset /T'
  Pop $0
  nsExec::Exec 'icacls "$APPDATA\Countersign" /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $0
  IfFileExists "$APPDATA\Countersign\client.conf" +2
  CopyFiles /SILENT "$INSTDIR\client.conf" "$APPDATA\Countersign\client.conf"
!macroend
