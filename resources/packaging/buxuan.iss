; The installer for Windows. build/bundle.py gives what changes:
;   ISCC /DVersion=0.1.0 /DFolder=...\dist\buxuan /DIcon=...\buxuan.ico /DOutput=...\.out buxuan.iss
; Needs Inno Setup 6.3 or later. No rights of an administrator: it installs for the user who runs it.
#ifndef Version
  #error "Run build/bundle.py, which gives Version, Folder, Icon and Output."
#endif

[Setup]
AppId={{0F6E2F0B-6A52-4C0B-9D6C-6B1C6A7F52A1}
AppName=补选桌面
AppVersion={#Version}
AppVerName=补选桌面 {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\补选桌面
DefaultGroupName=补选桌面
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
; Windows 10 1809, the oldest that Qt's wheels run on; older ones get WinVersionTooLowError below.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
CloseApplications=yes
Compression=lzma2/max
SolidCompression=yes
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\buxuan.exe
OutputDir={#Output}
OutputBaseFilename=buxuan-{#Version}-windows-x86_64-setup
WizardStyle=modern

[Languages]
Name: "chinese"; MessagesFile: "compiler:Default.isl"

[LangOptions]
LanguageName=简体中文
LanguageID=$0804
LanguageCodePage=936

[Messages]
SetupAppTitle=安装补选桌面
SetupWindowTitle=安装 - %1
UninstallAppFullTitle=卸载 %1
ConfirmUninstall=要卸载 %1 吗？案卷不会删除。
WelcomeLabel1=安装 [name]
WelcomeLabel2=将安装 [name/ver]。%n%n不需要管理员权限，也不需要联网。原有的案卷不受影响。
WizardSelectDir=安装位置
SelectDirDesc=把 [name] 装在哪个文件夹？
SelectDirLabel3=将把 [name] 装在下面的文件夹。
SelectDirBrowseLabel=按“下一步”继续；要换文件夹的，按“浏览”。
DiskSpaceMBLabel=至少需要 [mb] MB 磁盘空间。
WizardReady=可以安装了
ReadyLabel1=将在这台电脑上安装 [name]。
ReadyLabel2a=按“安装”继续；要改的，按“上一步”。
ReadyLabel2b=按“安装”继续。
WizardInstalling=正在安装
InstallingLabel=正在安装 [name]，请稍候。
FinishedHeadingLabel=[name] 装好了
FinishedLabel=[name] 已经装好，从开始菜单打开。
FinishedLabelNoIcons=[name] 已经装好。
ClickFinish=按“完成”结束。
ButtonNext=下一步(&N) >
ButtonBack=< 上一步(&B)
ButtonInstall=安装(&I)
ButtonCancel=取消
ButtonFinish=完成(&F)
ButtonBrowse=浏览(&B)…
ButtonWizardBrowse=浏览(&R)…
ExitSetupTitle=退出安装
ExitSetupMessage=还没有装完。现在退出，程序不会装上；案卷不受影响。%n%n要退出吗？
WinVersionTooLowError=补选桌面需要 64 位的 Windows 10（1809 版）或者更新的系统，Windows 7、Windows 8 用不了，没有安装。%n%n请换一台 Windows 10、Windows 11 或者麒麟、统信的电脑。
OnlyOnTheseArchitectures=这台电脑的处理器或者系统用不了补选桌面：需要 64 位的处理器和 64 位的 Windows，没有安装。%n%n请换一台电脑。

[Tasks]
Name: "desktopicon"; Description: "在桌面上放一个图标"
Name: "association"; Description: "双击案卷（.buxuan）时用补选桌面打开"

[InstallDelete]
; What an earlier version left would be loaded instead of what belongs to this one.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\说明"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\补选桌面"; Filename: "{app}\buxuan.exe"
Name: "{group}\说明"; Filename: "{app}\说明"
Name: "{autodesktop}\补选桌面"; Filename: "{app}\buxuan.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.buxuan"; ValueType: string; ValueData: "Buxuan.Case"; Flags: uninsdeletevalue; Tasks: association
Root: HKA; Subkey: "Software\Classes\Buxuan.Case"; ValueType: string; ValueData: "补选案卷"; Flags: uninsdeletekey; Tasks: association
Root: HKA; Subkey: "Software\Classes\Buxuan.Case\DefaultIcon"; ValueType: string; ValueData: "{app}\buxuan.exe,0"; Tasks: association
Root: HKA; Subkey: "Software\Classes\Buxuan.Case\shell\open\command"; ValueType: string; ValueData: """{app}\buxuan.exe"" ""%1"""; Tasks: association

[Run]
Filename: "{app}\buxuan.exe"; Description: "现在打开补选桌面"; Flags: nowait postinstall skipifsilent
